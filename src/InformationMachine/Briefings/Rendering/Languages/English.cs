namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in English.</summary>
internal static class English
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "en",
        Headings = new(Wording.What, Wording.Notes, Wording.WhyItMatters, Wording.OpenQuestions, Wording.Narrative, Wording.Timeline, Wording.Perspectives, Wording.Tensions, Wording.Sources),
        Empty = new(
            "Nothing in the posts can be stated yet.",
            "No note.",
            "No post says why it matters.",
            "Nothing is left open by the posts.",
            "There is no more to tell yet.",
            "No dated event yet.",
            "Nobody takes a view yet.",
            "The posts do not contradict each other.",
            "No source."),
        Evolution = "Evolution",
        History = Wording.History,
        Answered = "Answered",
        Unconfirmed = "Unconfirmed",
        Unresolved = "Unresolved",
        Expected = Wording.Expected,
        Edited = Wording.Edited,
        Tensions = ("Figures differ", "Denied", "Contradiction"),
        FirstSeen = "First seen {0}",
        Consistent = "Consistent across {0} posts",
        Unchanged = "Unchanged since {0}",
        Developments = ("New point", "Figure updated", "Reversed", "Post edited"),
        Sides = ("earlier", "now"),
        Version = "Version {0}",
        ReadAt = "Read the post at {0}",
        Echoes = ("{0} post says the same in nearly the same words", "{0} posts say the same in nearly the same words"),
        Items = ("{0} item", "{0} items"),
    };
}
