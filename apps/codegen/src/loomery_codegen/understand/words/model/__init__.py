"""Understanding words with a model: any OpenAI-compatible endpoint, checked against the rules.

Nothing is imported here, so that reading `settings.py` stays cheap where no model is configured. The planner
is in `planner.py`; the library that speaks HTTP is loaded by it only when a model is asked.
"""
