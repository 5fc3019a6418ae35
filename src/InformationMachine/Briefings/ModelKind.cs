namespace InformationMachine.Briefings;

/// <summary>Which protocol a model's endpoint speaks.</summary>
internal enum ModelKind
{
    /// <summary>Chat completions as OpenAI has them, and many servers after it.</summary>
    OpenAI,

    /// <summary>Ollama's own.</summary>
    Ollama,
}
