"""The model engine, the only package that imports openai, instructor and tenacity."""
