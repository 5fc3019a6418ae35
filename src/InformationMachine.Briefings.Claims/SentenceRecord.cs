using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Claims;

/// <summary>One sentence and what is known of it so far.</summary>
/// <param name="Post">The post that it stands in.</param>
/// <param name="Text">What of it would be printed; of what was left out before, the text as it stands.</param>
internal sealed record SentenceRecord(Post Post, string Text)
{
    /// <summary>The candidate that it became; null for none.</summary>
    public CandidateSentence? Unit { get; init; }

    /// <summary>The rule that left it out or lowers its weight.</summary>
    public string? Rule { get; set; }

    /// <summary>True where that rule left it out.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>The check of grounding that refused it after it was chosen; null for none.</summary>
    public string? FailedCheck { get; set; }
}
