namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>Why a model gave no answer that can be used.</summary>
internal enum ModelFault
{
    /// <summary>It could not be reached.</summary>
    Unreachable,

    /// <summary>It did not answer in time.</summary>
    Timeout,

    /// <summary>It asks for a pause (429).</summary>
    Throttled,

    /// <summary>It reports an error of its own (5xx).</summary>
    Server,

    /// <summary>It wants another key, or is not there (401, 403, 404), or leads elsewhere.</summary>
    Denied,

    /// <summary>It does not take this question (other 4xx).</summary>
    Refused,

    /// <summary>Its answer is longer than allowed.</summary>
    TooLarge,

    /// <summary>What came is no answer of the protocol.</summary>
    Garbled,

    /// <summary>The question is longer than its context, or it read only a part of it.</summary>
    Context,

    /// <summary>The day's requests or tokens are used up.</summary>
    DayBudget,

    /// <summary>The briefing's requests or tokens are used up.</summary>
    BriefingBudget,

    /// <summary>It is left alone for a while after failures.</summary>
    Paused,
}
