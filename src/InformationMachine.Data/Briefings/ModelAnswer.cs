namespace InformationMachine.Data.Briefings;

/// <summary>What a model answered to a question, kept so that the same question is not asked again and so that a day's use is known after a restart.</summary>
/// <param name="Key">The hash of the question: form of the prompt, model, options and sources.</param>
/// <param name="Text">The answer as it came; empty where a request failed, which counts all the same.</param>
/// <param name="InputTokens">Tokens the model read: as it says, otherwise an estimate.</param>
/// <param name="OutputTokens">Tokens it wrote: as it says, otherwise an estimate.</param>
/// <param name="At">When it came, UTC.</param>
public sealed record ModelAnswer(string Key, string Text, long InputTokens, long OutputTokens, DateTimeOffset At);
