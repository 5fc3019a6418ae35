using System.CommandLine;
using System.Text;
using InformationMachine.Configuration;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verb <c>feeds export</c>: the feeds for other readers, or the list exactly as it is kept.</summary>
internal static class FeedsExportCommand
{
    private const string OpmlFormat = "opml";
    private const string JsonFormat = "json";

    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "opml for other readers; json for the list exactly as it is kept, with its comments, which `feeds replace` reads.", HelpName = "FORMAT", DefaultValueFactory = _ => OpmlFormat };
        format.AcceptOnlyFromAmong(OpmlFormat, JsonFormat);
        var output = new Option<string?>("--output") { Description = "Where it goes (default: standard output).", HelpName = "FILE" };
        var command = new Command("export", "All feeds as OPML, for other readers, or as feeds.json has them.") { format, output };
        command.SetAction(parse =>
        {
            var editor = KeptDocuments.Editor(GlobalOptions.Paths(parse));
            var (text, count) = parse.GetValue(format) == JsonFormat ? AsKept(editor) : AsOpml(editor);
            using (var opened = OutputFile.Open(parse.GetValue(output)))
            {
                opened.Writer.BaseStream.Write(text);
                opened.Complete();
            }

            if (parse.GetValue(output) is { } file) Console.Out.WriteLine($"{file}: {Counted.Of(count, "feed")}.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>Byte by byte, whether it is valid or not: who wants to mend it has to have it.</summary>
    private static (byte[] Text, int Count) AsKept(FeedsFileEditor editor)
    {
        var text = editor.Text ?? throw editor.Missing();
        try
        {
            return (text, editor.Read(text).Length);
        }
        catch (RefusedException e)
        {
            Console.Error.WriteLine($"The list is written as it is kept, and it is wrong: {e.Message}");
            return (text, 0);
        }
    }

    private static (byte[] Text, int Count) AsOpml(FeedsFileEditor editor)
    {
        var feeds = editor.Feeds;
        foreach (var local in feeds.Where(feed => feed.Url.Scheme is not ("http" or "https"))) Console.Error.WriteLine($"'{local.Id}' is read from this machine and left out.");
        return (Encoding.UTF8.GetBytes(Opml.Write(feeds, TimeProvider.System.GetUtcNow())), feeds.Count(Opml.Holds));
    }
}
