"""What is found out about two statements before a rule is asked: what they share, which amounts fill one role."""
