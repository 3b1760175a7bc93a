"""Model -> numbers: evaluation, summaries, explanations."""
