using System.Text;
using InformationMachine.Data.Deliveries;
using InformationMachine.Text;

namespace InformationMachine.Deliveries.Messages;

/// <summary>
/// The words of a message, in the escaping of whoever gets it and within its length. What does not fit is left out line by line from
/// the end, and that it was is said; links always stay.
/// </summary>
internal sealed class MessageForm
{
    private const string Cut = "…";

    /// <summary>Plain text.</summary>
    public static MessageForm Plain { get; } = new();

    /// <summary>How words are escaped.</summary>
    public Func<string, string> Escape { get; init; } = PlainLine.Of;

    /// <summary>How a line is made bold, from escaped words.</summary>
    public Func<string, string> Bold { get; init; } = words => words;

    /// <summary>How a link is written, from escaped words and an address.</summary>
    public Func<string, string, string> Link { get; init; } = (words, address) => $"{words}: {address}";

    /// <summary>What stands before a line.</summary>
    public string Bullet { get; init; } = "• ";

    /// <summary>How long a text is as the service counts.</summary>
    public Func<string, int> Length { get; init; } = text => text.Length;

    /// <summary>The whole message within a length.</summary>
    /// <param name="message">The message.</param>
    /// <param name="most">The greatest length.</param>
    /// <param name="withTitle">True where a single story's headline is part of the text.</param>
    public string Render(Message message, int most, bool withTitle)
    {
        if (message.Delivery.IsTest) return Escape(TestWords(message));
        var text = new StringBuilder();
        var left = most;
        var stories = message.Delivery.Stories;
        for (var i = 0; i < stories.Length; i++)
        {
            var share = (left - text.Length) / (stories.Length - i) - 2;
            var block = Story(message, stories[i], share, withTitle || stories.Length > 1);
            if (block.Length == 0 || Length(text + block) + 2 > most)
            {
                var more = $"… and {stories.Length - i} more";
                if (Length(text.ToString()) + more.Length + 2 <= most) text.Append(text.Length > 0 ? "\n\n" : "").Append(Escape(more));
                break;
            }

            if (text.Length > 0) text.Append("\n\n");
            text.Append(block);
        }

        return text.ToString();
    }

    /// <summary>What a test, or the question to a new address, says.</summary>
    public static string TestWords(Message message) => message.Receiver.NeedsConfirmation
        ? $"Somebody asked {message.Links.Name} to tell you of stories at this address. If that was you, confirm it; otherwise do nothing and you will hear no more."
        : $"This is a test from {message.Links.Name}: messages for '{message.Receiver.Name}' arrive.";

    /// <summary>The words in front of a line.</summary>
    public static string Label(DeliveredLine line) => line.Kind switch
    {
        DeliveredLineKind.Contradiction => $"Contradiction – {line.Author}: ",
        DeliveredLineKind.Figure => $"Changed – {line.Author}: ",
        _ => line.Author is { } author ? $"{author}: " : "",
    };

    /// <summary>The sources behind a line, as readers know them.</summary>
    public static string Marks(DeliveredLine line) => line.Sources.IsEmpty ? "" : " " + string.Concat(line.Sources.Select(number => FormattableString.Invariant($"[{number}]")));

    private string Story(Message message, DeliveredStory story, int most, bool withTitle)
    {
        var lines = new List<string>();
        if (withTitle) lines.Add(Bold(Fit(Escape(story.Title), Math.Max(40, most / 2))));
        if (story.Why.Length > 0) lines.Add(Escape((story.Since == 0 ? "New: " : "Since you were last told: ") + story.Why));
        var end = new List<string>();
        if (message.Links.Page(story) is { } page) end.Add(Link(Escape("Read it"), page));
        if (message.Links.Diff(story) is { } diff) end.Add(Link(Escape("What changed"), diff));
        foreach (var line in story.Lines)
        {
            var words = Bullet + Escape(Label(line) + line.Text + Marks(line));
            if (Length(string.Join('\n', [.. lines, words, Cut, .. end])) > most)
            {
                lines.Add(Cut);
                break;
            }

            lines.Add(words);
        }

        lines.AddRange(end);
        var text = string.Join('\n', lines);
        return Length(text) <= most ? text : Length(lines[0]) <= most ? lines[0] : "";
    }

    private string Fit(string text, int most)
    {
        if (Length(text) <= most) return text;
        var cut = text;
        while (cut.Length > 0 && Length(cut) + 1 > most) cut = cut[..^(char.IsLowSurrogate(cut[^1]) && cut.Length > 1 ? 2 : 1)];
        return cut + Cut;
    }
}
