namespace InformationMachine.Desk.Pages;

/// <summary>A decision as a form sends it.</summary>
internal sealed class DecisionForm
{
    public string Kind { get; set; } = "";

    public int Thread { get; set; }

    public int? Other { get; set; }

    public List<string> Posts { get; set; } = [];

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Replaces { get; set; }

    public string? Why { get; set; }

    public int? Version { get; set; }

    public bool On { get; set; } = true;

    public bool Sure { get; set; }

    public int? Undoes { get; set; }

    /// <summary>The decisions made on the page that asks for an undo or a redo, where it is not that of a thread.</summary>
    public List<int> Here { get; set; } = [];

    /// <summary><c>thread:decision</c> for each thread as it was seen.</summary>
    public List<string> Seen { get; set; } = [];
}
