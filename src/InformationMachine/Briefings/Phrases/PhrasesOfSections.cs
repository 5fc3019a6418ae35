namespace InformationMachine.Briefings.Phrases;

/// <summary>A word or a line for each section of a briefing.</summary>
internal sealed record PhrasesOfSections(string What, string Notes, string Why, string Questions, string Narrative, string Timeline, string Perspectives, string Tensions, string Sources)
{
    /// <summary>By the section's English name.</summary>
    public string this[string section] => section switch
    {
        Wording.What => What,
        Wording.Notes => Notes,
        Wording.WhyItMatters => Why,
        Wording.OpenQuestions => Questions,
        Wording.Narrative => Narrative,
        Wording.Timeline => Timeline,
        Wording.Perspectives => Perspectives,
        Wording.Tensions => Tensions,
        _ => Sources,
    };
}
