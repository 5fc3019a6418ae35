namespace InformationMachine.Briefings.Sections;

/// <summary>The sections of a briefing, in the order readers see them.</summary>
internal static class SectionList
{
    /// <summary>All there are: what an earlier version tells is shown whatever is switched off now.</summary>
    public static IReadOnlyList<ISection> All { get; } =
    [
        new WhatSection(),
        new NotesSection(),
        new WhySection(),
        new OpenQuestionsSection(),
        new NarrativeSection(),
        new TimelineSection(),
        new NumbersSection(),
        new PerspectivesSection(),
        new TensionsSection(),
    ];
}
