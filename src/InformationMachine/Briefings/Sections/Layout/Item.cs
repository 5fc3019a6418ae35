namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>One statement of a list, with what stands before and behind it.</summary>
/// <param name="Sentence">The statement.</param>
internal sealed record Item(SpokenSentence Sentence)
{
    /// <summary>What stands before it.</summary>
    public ItemLead? Lead { get; init; }

    /// <summary>A word behind the lead: "expected".</summary>
    public string? Remark { get; init; }

    /// <summary>What settles it.</summary>
    public SpokenSentence? Answer { get; init; }

    /// <summary>Whose it is, where the sentence does not say so.</summary>
    public string? By { get; init; }

    /// <summary>How a page shows it beside the others: a class of its style sheet.</summary>
    public string? State { get; init; }
}
