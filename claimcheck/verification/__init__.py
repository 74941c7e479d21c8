"""A text against sources: is each of its claims borne out?"""
