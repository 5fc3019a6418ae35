namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>What stands before a statement of a list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words.</param>
internal sealed record ItemLead(LeadKind Kind, string Text);
