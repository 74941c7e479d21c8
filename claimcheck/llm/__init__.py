"""The model engine, the only room that imports openai, instructor and tenacity."""
