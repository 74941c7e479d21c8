"""A model's words held to the article: where a claim stands, and in what respect its sentence fails it."""
