using System.CommandLine;
using System.Globalization;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Configuration;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Cli;

/// <summary>The verbs <c>threads diff</c> and <c>threads new</c>: two versions compared, and what a reader has not read yet.</summary>
internal static class ThreadVersionCommands
{
    public static IEnumerable<Command> Create() => [Diff(), New()];

    private static Command Diff()
    {
        var thread = DecisionCommands.Thread();
        var from = Version("--from", "The older version (default: the one before the newer).");
        var to = Version("--to", "The newer version (default: the newest).");
        var form = new Option<string>("--format") { Description = "text, markdown or json.", DefaultValueFactory = _ => "text", HelpName = "FORM" };
        form.AcceptOnlyFromAmong("text", "markdown", "json");
        var diff = new Command("diff", "Two versions of a thread's briefing compared: section by section, sentence by sentence.") { thread, from, to, form };
        diff.SetAction((parse, _) => DiffAsync(GlobalOptions.Paths(parse), parse.GetValue(thread), parse.GetValue(from), parse.GetValue(to), parse.GetValue(GlobalOptions.Json) ? "json" : parse.GetValue(form)!));
        return diff;
    }

    private static Command New()
    {
        var thread = DecisionCommands.Thread("thread", "The thread's number; without it all threads.");
        thread.Arity = ArgumentArity.ZeroOrOne;
        var since = new Option<string>("--since") { Description = "The version or the time (RFC 3339) you have read up to.", Required = true, HelpName = "VERSION|TIME" };
        var news = new Command("new", "What is new since you last read: the versions, their reasons, and every statement that came.") { thread, since };
        news.SetAction((parse, cancellationToken) => NewAsync(GlobalOptions.Paths(parse), parse.GetResult(thread)?.Tokens.Count > 0 ? parse.GetValue(thread) : null, parse.GetValue(since)!, parse.GetValue(GlobalOptions.Json), cancellationToken));
        return news;
    }

    private static Option<int?> Version(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1) result.AddError($"{name} takes a version's number, from 1.");
        });
        return option;
    }

    private static async Task<int> DiffAsync(MachinePaths paths, ThreadId id, int? from, int? to, string form)
    {
        await using var data = OpenedData.ForReading(paths);
        var newest = data.Reader.LatestBriefing(id)?.Version ?? throw new RefusedException(ExitCode.Failed, $"Thread {id} has no briefing; see `threads list`.");
        var newer = to ?? newest;
        var older = from ?? Math.Max(1, newer - 1);
        var comparison = (Older: Find(data.Reader, id, older, newest), Newer: Find(data.Reader, id, newer, newest));
        var sections = BriefingDiff.Between(comparison.Older, comparison.Newer);
        if (form == "json") JsonOutput.Print(new { Thread = id.Value, From = Describe(comparison.Older), To = Describe(comparison.Newer), Sections = sections.Select(Describe) });
        else Console.Out.Write(VersionText.Diff(comparison.Older, comparison.Newer, sections, markdown: form == "markdown"));
        return (int)ExitCode.Done;
    }

    private static Briefing Find(IMachineReader reader, ThreadId id, int version, int newest) =>
        reader.Briefing(id, version) ?? throw new RefusedException(ExitCode.Failed, $"Thread {id} has no version {version}; it has 1 to {newest}.");

    private static async Task<int> NewAsync(MachinePaths paths, ThreadId? thread, string since, bool json, CancellationToken cancellationToken)
    {
        await using var data = OpenedData.ForReading(paths);
        var read = Read(data.Reader, since, thread);
        if (thread is { } one && data.Reader.Thread(one) is null) throw new RefusedException(ExitCode.Failed, $"There is no thread {one}; see `threads list`.");
        var threads = thread is { } named ? [named] : data.Reader.Threads().Where(item => item.IsLive && !item.IsHidden && item.IsShown && item.BriefingVersion > 0).OrderByDescending(item => item.UpdatedAt).ThenBy(item => item.Id).Select(item => item.Id).ToList();
        var news = new List<SinceLastRead>();
        foreach (var id in threads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (read(id) is { } found) news.Add(found);
        }

        if (json) JsonOutput.Print(news.Select(Describe));
        else if (news.Count == 0) Console.Out.WriteLine("Nothing new.");
        else Console.Out.Write(string.Join("\n", news.Select(VersionText.News)));
        return (int)ExitCode.Done;
    }

    private static Func<ThreadId, SinceLastRead?> Read(IMachineReader reader, string since, ThreadId? thread)
    {
        if (int.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            if (thread is null) throw new RefusedException(ExitCode.Usage, "threads new: a version needs a thread; name one, or give --since a time.");
            if (reader.LatestBriefing(thread.Value) is { } newest && version > newest.Version) throw new RefusedException(ExitCode.Failed, $"Thread {thread} has no version {version}; its newest is {newest.Version}. Give --since a version up to that, or a time.");
            return id => SinceLastRead.Of(reader, id, version);
        }

        if (!DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            throw new RefusedException(ExitCode.Usage, $"threads new: --since takes a version or a time such as 2026-05-17T12:00:00Z, not '{since}'.");
        return id => SinceLastRead.Of(reader, id, time);
    }

    private static object Describe(SinceLastRead news) => new
    {
        Thread = news.Thread.Value,
        news.Title,
        news.Read,
        news.Newest,
        Versions = news.Versions.Select(VersionText.Describe),
        New = news.New.Select(Describe),
        Sources = news.Sources.Select(source => new { source.Number, source.Author, source.PublishedAt, source.Url, Headline = Wording.Headline(source) }),
    };

    private static object Describe(Briefing briefing) => new { briefing.Version, briefing.WrittenAt, briefing.Title, briefing.PostCount };

    private static object Describe(SectionDiff section) => new { section.Section, Lines = section.Lines.Select(line => new { line.Change, line.Text }) };
}
