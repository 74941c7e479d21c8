"""What clauses of two statements tell alike, or against each other, where the statements tell more than both share."""
