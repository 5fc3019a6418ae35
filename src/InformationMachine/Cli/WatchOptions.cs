using System.Collections.Immutable;
using System.CommandLine;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Cli;

/// <summary>How a watch is described on the command line.</summary>
internal sealed class WatchOptions
{
    private readonly Option<string?> _name = new("--name") { Description = "What it is called (default: its first filter).", HelpName = "NAME" };
    private readonly Option<string?> _owner = new("--owner") { Description = "Whose it is (default: you).", HelpName = "NAME" };
    private readonly Option<bool> _mute = new("--mute") { Description = "Leave such stories out of all that the owner is told." };
    private readonly Option<string[]> _words = Many("--words", "Words or a phrase the story must hold; repeat it for \"or\".", "PHRASE");
    private readonly Option<string[]> _authors = Many("--author", "An author or account of the story.", "NAME");
    private readonly Option<string[]> _feeds = Many("--feed", "A feed that brought one of its posts.", "FEED");
    private readonly Option<string[]> _tags = Many("--tag", "A tag of such a feed.", "TAG");
    private readonly Option<int?> _thread = new("--thread") { Description = "The story itself.", HelpName = "N" };
    private readonly Option<int?> _like = new("--like") { Description = "Stories like this one.", HelpName = "N" };
    private readonly Option<string[]> _events = Many("--when", "What must have happened: new, version, contradiction, figure (default: new and version).", "EVENT");
    private readonly Option<int> _sources = new("--sources") { Description = "At least so many independent sources.", HelpName = "N" };
    private readonly Option<double> _importance = new("--importance") { Description = "At least so important, 0 to 100.", HelpName = "X" };
    private readonly Option<string[]> _receivers = Many("--tell", "A receiver that is told.", "RECEIVER");

    public Command AddTo(Command command)
    {
        foreach (var option in (Option[])[_name, _owner, _mute, _words, _authors, _feeds, _tags, _thread, _like, _events, _sources, _importance, _receivers]) command.Options.Add(option);
        return command;
    }

    public WatchDraft Read(ParseResult parse) => new()
    {
        Name = parse.GetValue(_name),
        IsMute = parse.GetValue(_mute),
        Words = List(parse, _words),
        Authors = List(parse, _authors),
        Feeds = List(parse, _feeds),
        Tags = List(parse, _tags),
        Thread = parse.GetValue(_thread),
        LikeThread = parse.GetValue(_like),
        Events = List(parse, _events),
        MinimumSources = parse.GetValue(_sources),
        MinimumImportance = parse.GetValue(_importance),
        Receivers = List(parse, _receivers),
    };

    public string Owner(ParseResult parse) => parse.GetValue(_owner) ?? ThisUser.Name;

    private static Option<string[]> Many(string name, string description, string help) => new(name) { Description = description, HelpName = help, AllowMultipleArgumentsPerToken = false };

    private static ImmutableArray<string> List(ParseResult parse, Option<string[]> option) => [.. parse.GetValue(option) ?? []];
}
