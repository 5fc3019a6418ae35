namespace InformationMachine.Data.Briefings;

/// <summary>What a worded sentence claims to be.</summary>
public enum StatementKind
{
    /// <summary>What posts report.</summary>
    Fact = 0,

    /// <summary>What somebody says, named in <see cref="WordedSentence.Speaker"/>.</summary>
    Said = 1,

    /// <summary>What the model concludes from the posts; marked wherever it is shown.</summary>
    Inference = 2,

    /// <summary>What the posts leave open, as a question.</summary>
    Open = 3,
}
