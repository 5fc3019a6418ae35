using System.Globalization;
using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Deliveries;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Text;

namespace InformationMachine.Deliveries.Channels;

/// <summary>A folder of Markdown such as an Obsidian vault: a note a story, to which each message adds a section at the end. What people write in between stays.</summary>
internal sealed class MarkdownChannel : FileChannel
{
    private const int LongestName = 60;

    /// <inheritdoc/>
    public override string Kind => "markdown";

    /// <inheritdoc/>
    protected override async Task WriteAsync(string folder, Message message, CancellationToken cancellationToken)
    {
        if (message.Delivery.IsTest) await ReplaceAsync(Path.Combine(folder, "test.md"), MessageForm.TestWords(message) + "\n", cancellationToken);
        foreach (var story in message.Delivery.Stories)
        {
            var path = Note(folder, story);
            var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : Head(story);
            var mark = $"<!-- {message.Delivery.Message} -->";
            if (!text.Contains(mark, StringComparison.Ordinal)) await ReplaceAsync(path, text + Section(message, story, mark), cancellationToken);
        }
    }

    /// <summary>The story's note under whatever headline it was begun.</summary>
    private static string Note(string folder, DeliveredStory story)
    {
        var number = story.Thread.Value.ToString(CultureInfo.InvariantCulture);
        if (Directory.EnumerateFiles(folder, $"{number} *.md").FirstOrDefault() is { } known) return known;
        var name = string.Concat(PlainLine.Of(story.Title).Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or ',')).Trim();
        return Path.Combine(folder, $"{number} {(name.Length > LongestName ? name[..LongestName].Trim() : name.Length > 0 ? name : "story")}.md");
    }

    private static string Head(DeliveredStory story) => $"---\nstory: {story.Thread.Value}\ntags: [information-machine]\n---\n\n# {MarkdownText.Of(PlainLine.Of(story.Title))}\n";

    private static string Section(Message message, DeliveredStory story, string mark)
    {
        var text = new StringBuilder($"\n{mark}\n## {message.Delivery.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}: {MarkdownText.Of(PlainLine.Of(story.Title))}\n\n");
        if (story.Why.Length > 0) text.Append(MarkdownText.Of(story.Why)).Append("\n\n");
        foreach (var line in story.Lines) text.Append("- ").Append(MarkdownText.Of(MessageForm.Label(line) + PlainLine.Of(line.Text))).Append(Citations(story, line)).Append('\n');
        if (message.Links.Page(story) is { } page) text.Append('\n').Append(MarkdownText.Link("Read it", page)).Append(message.Links.Diff(story) is { } diff ? " · " + MarkdownText.Link("What changed", diff) : "").Append('\n');
        return text.ToString();
    }

    private static string Citations(DeliveredStory story, DeliveredLine line) => string.Concat(line.Sources.Select(number =>
        " " + MarkdownText.Link(FormattableString.Invariant($"\\[{number}\\]"), story.Sources.FirstOrDefault(source => source.Number == number)?.Url)));
}
