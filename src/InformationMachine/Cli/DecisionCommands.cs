using System.CommandLine;
using System.CommandLine.Parsing;
using InformationMachine.Briefings.Versions;
using InformationMachine.Configuration;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using Serilog;

namespace InformationMachine.Cli;

/// <summary>The verbs of <c>threads</c> by which editors decide: merge, split, move, part, keep, rename, note, correct, approve, hide, pin, undo, publish.</summary>
internal static class DecisionCommands
{
    private static readonly Option<string?> Why = new("--why") { Description = "The reason, kept with the decision.", HelpName = "TEXT" };
    private static readonly Option<string> By = new("--by") { Description = "Who decides (default: the account that runs this).", DefaultValueFactory = _ => ThisUser.Name, HelpName = "NAME" };

    private static readonly Option<PostId[]> Cite = new("--cite")
    {
        Description = "The posts that carry it; a correction keeps those of the sentence where none are named.",
        HelpName = "POST",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.Select(token => ParsePost(result, token.Value))],
    };

    public static IEnumerable<Command> Create() => [Merge(), Split(), Move(), Part(), Keep(), Rename(), Note(), Correct(), Approve(), Hide(), Pin(), Undo(), Publish()];

    /// <summary>A thread's number as an argument.</summary>
    public static Argument<ThreadId> Thread(string name = "thread", string description = "The thread's number.") => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (!ThreadId.TryParse(result.Tokens[0].Value, out var id)) result.AddError($"'{result.Tokens[0].Value}' is no thread's number; see `threads list`.");
            return id;
        },
    };

    /// <summary>Posts' ids as an argument.</summary>
    public static Argument<PostId[]> Posts(ArgumentArity arity) => new("post")
    {
        Description = "The id of a post; `threads show` names them.",
        Arity = arity,
        CustomParser = result => [.. result.Tokens.Select(token => ParsePost(result, token.Value))],
    };

    private static PostId ParsePost(ArgumentResult result, string text)
    {
        if (!PostId.TryParse(text, out var id)) result.AddError($"'{text}' is no post's id; see `threads show`.");
        return id;
    }

    private static Command Merge()
    {
        var (thread, other) = (Thread(), Thread("other", "The thread that tells the same story."));
        return Verb("merge", "Make two threads one; the older keeps its number and the machine never parts them.", [thread, other],
            parse => Request(parse, DecisionKind.Merge) with { Thread = parse.GetValue(thread), Other = parse.GetValue(other) });
    }

    private static Command Split()
    {
        var (thread, posts) = (Thread(), Posts(ArgumentArity.OneOrMore));
        return Verb("split", "Make the named posts a thread apart from the rest; the larger part keeps the number and the machine never joins them.", [thread, posts],
            parse => Request(parse, DecisionKind.Split) with { Thread = parse.GetValue(thread), Posts = [.. parse.GetValue(posts)!] });
    }

    private static Command Move()
    {
        var posts = Posts(ArgumentArity.OneOrMore);
        var to = new Option<ThreadId>("--to")
        {
            Description = "The thread they belong to.",
            Required = true,
            HelpName = "THREAD",
            CustomParser = result =>
            {
                if (!ThreadId.TryParse(result.Tokens[0].Value, out var id)) result.AddError($"'{result.Tokens[0].Value}' is no thread's number; see `threads list`.");
                return id;
            },
        };
        var command = Verb("move", "Move posts to another thread, where they stay.", [posts], parse => Request(parse, DecisionKind.Move) with { Other = parse.GetValue(to), Posts = [.. parse.GetValue(posts)!] });
        command.Options.Add(to);
        return command;
    }

    private static Command Part()
    {
        var (thread, other) = (Thread(), Thread("other", "The thread that tells another story, however alike."));
        return Verb("part", "Keep two threads apart: the machine never merges them.", [thread, other],
            parse => Request(parse, DecisionKind.KeepApart) with { Thread = parse.GetValue(thread), Other = parse.GetValue(other) });
    }

    private static Command Keep()
    {
        var (thread, posts) = (Thread(), Posts(ArgumentArity.OneOrMore));
        return Verb("keep", "Say that posts belong where they are; Review asks about them no more.", [thread, posts],
            parse => Request(parse, DecisionKind.Keep) with { Thread = parse.GetValue(thread), Posts = [.. parse.GetValue(posts)!] });
    }

    private static Command Rename()
    {
        var thread = Thread();
        var title = new Argument<string>("title") { Description = "The headline, which stays whatever is written." };
        return Verb("rename", "Give a thread its headline.", [thread, title], parse => Request(parse, DecisionKind.Rename) with { Thread = parse.GetValue(thread), Title = parse.GetValue(title) });
    }

    private static Command Note()
    {
        var thread = Thread();
        var text = new Argument<string>("text") { Description = "What there is to add, marked as an editor's in every version." };
        var command = Verb("note", "Add a note to a thread's briefing.", [thread, text], parse => Request(parse, DecisionKind.Note) with { Thread = parse.GetValue(thread), Text = parse.GetValue(text), Posts = [.. parse.GetValue(Cite) ?? []] });
        command.Options.Add(Cite);
        return command;
    }

    private static Command Correct()
    {
        var thread = Thread();
        var sentence = new Argument<string>("sentence") { Description = "The sentence as the briefing has it." };
        var text = new Argument<string>("text") { Description = "How it reads from now on." };
        var sure = new Option<bool>("--sure") { Description = "A number that none of the cited posts has is meant." };
        var command = Verb("correct", "Replace a sentence of a thread's briefing, in this version and later ones.", [thread, sentence, text],
            parse => Request(parse, DecisionKind.Correct) with { Thread = parse.GetValue(thread), Replaces = parse.GetValue(sentence), Text = parse.GetValue(text), Posts = [.. parse.GetValue(Cite) ?? []], IsSure = parse.GetValue(sure) });
        command.Options.Add(Cite);
        command.Options.Add(sure);
        return command;
    }

    private static Command Approve()
    {
        var thread = Thread();
        var version = new Option<int?>("--version") { Description = "The version (default: the newest).", HelpName = "N" };
        var command = Verb("approve", "Approve a version of a thread's briefing.", [thread], parse => Request(parse, DecisionKind.Approve) with { Thread = parse.GetValue(thread), Version = parse.GetValue(version) });
        command.Options.Add(version);
        return command;
    }

    private static Command Hide() => Switch("hide", "Take a thread off the readers' pages.", DecisionKind.Hide, "Show it again.");

    private static Command Pin() => Switch("pin", "Keep a thread in front.", DecisionKind.Pin, "Let it go again.");

    private static Command Switch(string name, string description, DecisionKind kind, string offDescription)
    {
        var thread = Thread();
        var off = new Option<bool>("--off") { Description = offDescription };
        var command = Verb(name, description, [thread], parse => Request(parse, kind) with { Thread = parse.GetValue(thread), IsOn = !parse.GetValue(off) });
        command.Options.Add(off);
        return command;
    }

    private static Command Undo()
    {
        var decision = new Argument<DecisionId>("decision")
        {
            Description = "The decision's number; `threads history` names them.",
            CustomParser = result =>
            {
                if (!DecisionId.TryParse(result.Tokens[0].Value, out var id)) result.AddError($"'{result.Tokens[0].Value}' is no decision's number; see `threads history`.");
                return id;
            },
        };
        return Verb("undo", "Take a decision back; everything it changed is as before.", [decision], parse => Request(parse, DecisionKind.Undo) with { Undoes = parse.GetValue(decision) });
    }

    private static Command Publish()
    {
        var thread = Thread();
        var command = new Command("publish", "Let the running machine write the version that decisions have brought at once, without waiting for more of them.") { thread };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var paths = GlobalOptions.Paths(parse);
            using var running = RunningMachine.Find(paths, ThisUser.Name) ?? throw new RefusedException(ExitCode.Failed, $"No machine runs on {paths.Data}: verbs that decide there write the version themselves.");
            await running.PublishVersionAsync(parse.GetValue(thread), cancellationToken);
            Console.Out.WriteLine($"The version of thread {parse.GetValue(thread)} is written now, if a decision waits for one.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static DecisionRequest Request(ParseResult parse, DecisionKind kind) => new() { Kind = kind, By = parse.GetValue(By)!, Why = parse.GetValue(Why) };

    private static Command Verb(string name, string description, IEnumerable<Argument> arguments, Func<ParseResult, DecisionRequest> request)
    {
        var command = new Command(name, description) { Why, By };
        foreach (var argument in arguments) command.Arguments.Add(argument);
        command.SetAction((parse, cancellationToken) => DecideAsync(GlobalOptions.Paths(parse), request(parse), parse.GetValue(GlobalOptions.Json), cancellationToken));
        return command;
    }

    /// <summary>Lets the machine that runs decide.</summary>
    private static async Task<int> AskAsync(RunningMachine running, DecisionRequest request, bool json, CancellationToken cancellationToken)
    {
        using (running)
        {
            var decision = await running.DecideAsync(request, cancellationToken);
            if (json) JsonOutput.Print(decision);
            else Console.Out.WriteLine($"Decision {decision.GetProperty("id")}: {decision.GetProperty("sentence").GetString()}{(request.Kind == DecisionKind.Undo ? "" : $" Take it back with `threads undo {decision.GetProperty("id")}`.")}");
            return (int)ExitCode.Done;
        }
    }

    /// <summary>Decides on the data file, then brings briefings, pages and snapshot up to date; where a machine runs, that one does.</summary>
    private static async Task<int> DecideAsync(MachinePaths paths, DecisionRequest request, bool json, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(paths);
        KeptStore.Require(paths);
        try
        {
            return await DecideHereAsync(paths, settings, request, json, cancellationToken);
        }
        catch (StoreLockedException) when (RunningMachine.Find(paths, request.By) is { } running)
        {
            return await AskAsync(running, request, json, cancellationToken);
        }
    }

    private static async Task<int> DecideHereAsync(MachinePaths paths, MachineSettings settings, DecisionRequest request, bool json, CancellationToken cancellationToken)
    {
        await using var data = OpenedData.ForChanging(paths);
        await using var log = Logging.Create(settings.Log, toErrors: true);
        var services = new ServiceCollection().AddLogging(logging => logging.AddSerilog(log)).AddMachine(paths, settings, new Feeds.FeedList([]), data.Store!, KeptDocuments.Of(paths));
        await using var machine = services.BuildServiceProvider();
        var outcome = await machine.GetRequiredService<ThreadDecisions>().DecideAsync(request, cancellationToken);
        if (outcome.Decision is not { } decision) throw new RefusedException(ExitCode.Failed, outcome.Refusal!);
        machine.GetRequiredService<PublishNow>().Always();
        await machine.GetRequiredService<StoryRound>().RunAsync(cancellationToken);
        await machine.GetRequiredService<SnapshotPublisher>().PublishAsync(data.Store!, cancellationToken);
        if (json) JsonOutput.Print(DecisionText.Describe(decision));
        else Console.Out.WriteLine($"Decision {decision.Id}: {DecisionText.Sentence(decision)}{(decision.Kind == DecisionKind.Undo ? "" : $" Take it back with `threads undo {decision.Id}`.")}");
        return (int)ExitCode.Done;
    }
}
