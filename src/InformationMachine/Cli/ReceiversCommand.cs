using System.CommandLine;
using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Desk.Accounts;

namespace InformationMachine.Cli;

/// <summary>The verbs <c>receivers add, list, remove, pause, resume, confirm, test</c>: who is told, through which channel and when.</summary>
internal static class ReceiversCommand
{
    public static Command Create() => new("receivers", "Who is told, through which channel, when and how much.") { Add(), List(), Remove(), Pause("pause", "Tell a receiver nothing for now; what is new waits.", true), Pause("resume", "Tell a paused receiver again.", false), Confirm(), Test() };

    private static Command Add()
    {
        var name = Name();
        var channel = new Argument<string>("channel") { Description = "A channel of channels.json." };
        var address = new Option<string?>("--address") { Description = "The e-mail address, where the channel sends e-mail; whoever has it is asked first.", HelpName = "ADDRESS" };
        var owner = new Option<string?>("--owner") { Description = "Whose it is (default: you).", HelpName = "NAME" };
        var zone = new Option<string?>("--zone") { Description = "The time zone of its hours (default: UTC).", HelpName = "ZONE" };
        var quiet = new Option<string?>("--quiet") { Description = "When it is left alone, such as 22:00-07:00.", HelpName = "HOURS" };
        var schedule = new Option<string?>("--schedule") { Description = "now (default), daily 7, weekdays 7, or weekly monday 7.", HelpName = "WHEN" };
        var perHour = new Option<int?>("--per-hour") { Description = "The most messages an hour (default: 10); the rest is gathered.", HelpName = "N" };
        var perDay = new Option<int?>("--per-day") { Description = "The most messages a day (default: 40).", HelpName = "N" };
        var floor = new Option<double?>("--floor") { Description = "Stories of less importance are not told, 0 to 100.", HelpName = "X" };
        var perTag = new Option<int?>("--per-tag") { Description = "The most stories of one tag in a digest.", HelpName = "N" };
        var command = new Command("add", "Keep a receiver; `watches add --tell NAME` says what it is told.") { name, channel, address, owner, zone, quiet, schedule, perHour, perDay, floor, perTag };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var paths = GlobalOptions.Paths(parse);
            OpenedData.Prepare(paths.Data);
            var draft = new ReceiverDraft
            {
                Name = parse.GetValue(name)!,
                Channel = parse.GetValue(channel)!,
                Address = parse.GetValue(address),
                TimeZone = parse.GetValue(zone),
                Quiet = parse.GetValue(quiet),
                Schedule = parse.GetValue(schedule),
                PerHour = parse.GetValue(perHour),
                PerDay = parse.GetValue(perDay),
                Floor = parse.GetValue(floor),
                PerTag = parse.GetValue(perTag),
            };
            var receiver = await Book(paths).AddAsync(draft, parse.GetValue(owner) ?? ThisUser.Name, cancellationToken);
            if (receiver.NeedsConfirmation) await TestAsync(paths, receiver.Name, cancellationToken);
            Console.Out.WriteLine(receiver.NeedsConfirmation
                ? $"Receiver '{receiver.Name}' is kept; {receiver.Address} is asked first and hears nothing else before. `receivers list` shows when it is confirmed."
                : $"Receiver '{receiver.Name}' is kept. `receivers test {receiver.Name}` sends it a test, `watches add --tell {receiver.Name}` says what it is told.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "All receivers, when they are told and how they do.");
        command.SetAction((parse, _) => ListAsync(GlobalOptions.Paths(parse), parse.GetValue(GlobalOptions.Json)));
        return command;
    }

    private static async Task<int> ListAsync(MachinePaths paths, bool json)
    {
        var states = await StatesAsync(paths);
        var rows = File(paths).All.Select(receiver => (Receiver: receiver, State: states.GetValueOrDefault(receiver.Name))).ToList();
        var now = TimeProvider.System.GetUtcNow();
        if (json)
        {
            JsonOutput.Print(rows.Select(row => new
            {
                row.Receiver.Name,
                row.Receiver.Owner,
                row.Receiver.Channel,
                row.Receiver.Address,
                Schedule = ReceiverText.Schedule(row.Receiver),
                Quiet = ReceiverText.Quiet(row.Receiver),
                row.Receiver.PerHour,
                row.Receiver.PerDay,
                row.Receiver.Floor,
                row.Receiver.PerTag,
                State = ReceiverText.State(row.Receiver, row.State, now),
                row.State?.LastSentAt,
            }));
            return (int)ExitCode.Done;
        }

        Table.Print(
            ["receiver", "owner", "channel", "told", "quiet", "last message", "state"],
            rows.Select(row => (IReadOnlyList<string>)[row.Receiver.Name, row.Receiver.Owner, row.Receiver.Channel, ReceiverText.Schedule(row.Receiver), ReceiverText.Quiet(row.Receiver), row.State?.LastSentAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "", ReceiverText.State(row.Receiver, row.State, now)]));
        return (int)ExitCode.Done;
    }

    private static async Task<Dictionary<string, ReceiverState>> StatesAsync(MachinePaths paths)
    {
        if (!KeptStore.IsThere(paths)) return [];
        await using var data = OpenedData.ForReading(paths);
        return data.Reader.ReceiverStates().ToDictionary(state => state.Receiver, StringComparer.Ordinal);
    }

    private static Command Remove()
    {
        var name = Name();
        var command = new Command("remove", "Take a receiver away; what it was told stays in the record.") { name };
        command.SetAction(async (parse, cancellationToken) => await DoneAsync(parse.GetValue(name)!, "is gone", await Book(GlobalOptions.Paths(parse)).RemoveAsync(parse.GetValue(name)!, owner: null, cancellationToken)));
        return command;
    }

    private static Command Pause(string verb, string description, bool isPaused)
    {
        var name = Name();
        var command = new Command(verb, description) { name };
        command.SetAction(async (parse, cancellationToken) => await DoneAsync(parse.GetValue(name)!, isPaused ? "rests" : "is told again", await Book(GlobalOptions.Paths(parse)).PauseAsync(parse.GetValue(name)!, isPaused, owner: null, cancellationToken)));
        return command;
    }

    private static Command Confirm()
    {
        var name = Name();
        var code = new Argument<string>("code") { Description = "The code out of the message." };
        var command = new Command("confirm", "Note that whoever has the address agreed.") { name, code };
        command.SetAction(async (parse, cancellationToken) =>
        {
            if (!await Book(GlobalOptions.Paths(parse)).ConfirmAsync(parse.GetValue(name)!, parse.GetValue(code)!, cancellationToken)) throw new RefusedException(ExitCode.Usage, "There is no such receiver, or the code is not of a message to it.");
            Console.Out.WriteLine($"Receiver '{parse.GetValue(name)}' is confirmed.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Test()
    {
        var name = Name();
        var command = new Command("test", "Send a receiver a test, whatever the hour.") { name };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var (paths, receiver) = (GlobalOptions.Paths(parse), parse.GetValue(name)!);
            if (File(paths).All.All(known => known.Name != receiver)) throw Unknown(receiver);
            if (await TestAsync(paths, receiver, cancellationToken) is { } error) throw new RefusedException(ExitCode.Failed, $"Receiver '{receiver}' could not be told: {error}.");
            Console.Out.WriteLine($"A test to '{receiver}' is on its way.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>Why it could not be sent; null where it was, or a running machine sends it.</summary>
    private static async Task<string?> TestAsync(MachinePaths paths, string receiver, CancellationToken cancellationToken)
    {
        try
        {
            await using var data = OpenedData.ForChanging(paths);
            var settings = SettingsReader.Read(paths);
            var feeds = new InformationMachine.Feeds.FeedList([]);
            await using var machine = new ServiceCollection().AddLogging().AddMachine(paths, settings, feeds, data.Store!, KeptDocuments.Of(paths)).BuildServiceProvider();
            var round = machine.GetRequiredService<DeliveryRound>();
            var message = await round.TestAsync(receiver, cancellationToken);
            await round.RunAsync(cancellationToken);
            return data.Store!.DeliveriesAfter(0).Last(delivery => delivery.Message == message) is { State: DeliveryState.Sent } ? null : data.Store!.DeliveriesAfter(0).Last(delivery => delivery.Message == message).Error ?? "it waits";
        }
        catch (StoreLockedException) when (RunningMachine.Find(paths, ThisUser.Name) is { } found)
        {
            using var running = found;
            await running.TestReceiverAsync(receiver, cancellationToken);
            return null;
        }
    }

    private static Task<int> DoneAsync(string name, string what, bool isFound)
    {
        if (!isFound) throw Unknown(name);
        Console.Out.WriteLine($"Receiver '{name}' {what}.");
        return Task.FromResult((int)ExitCode.Done);
    }

    private static RefusedException Unknown(string name) => new(ExitCode.Usage, $"There is no receiver '{name}'; `receivers list` shows them.");

    private static Argument<string> Name() => new("receiver") { Description = "The receiver's name." };

    private static ReceiverFile File(MachinePaths paths) => new(KeptDocuments.Of(paths), TimeProvider.System);

    private static ReceiverBook Book(MachinePaths paths) => new(File(paths), new ChannelList(ChannelsFile.Read(paths.ChannelsFile)), TimeProvider.System);
}
