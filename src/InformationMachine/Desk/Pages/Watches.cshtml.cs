using System.Collections.Immutable;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Desk.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>What people are told of, and who is told. Everybody sees and changes their own; operators those of all.</summary>
internal sealed class WatchesModel(IStoreUpkeep store, WatchBook watches, WatchTrial trial, ReceiverBook receivers, IReceiverBook book, ChannelList channels, PushIdentity push, DeliveryRound round, TimeProvider time) : PageModel
{
    private const int DaysTried = 30;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["watch"] = "The watch is saved: its receivers are told of what changes from now on.",
        ["mute"] = "The mute is saved: from now on nobody of yours is told of such stories.",
        ["changed"] = "The change is saved.",
        ["unwatch"] = "It is removed.",
        ["receiver"] = "The receiver is added. \u201CSend a test\u201D shows whether messages arrive.",
        ["pause"] = "The receiver is paused: what is new is gathered until you resume it.",
        ["resume"] = "The receiver is told again.",
        ["forget"] = "The receiver is removed.",
        ["test"] = "The test is on its way; it shows below as last message, or with what went wrong, once the service has answered.",
        ["taken"] = "The test was taken by the service.",
        ["failed"] = "The test was not taken: the receiver\u2019s state below says why.",
    };

    public IReadOnlyList<Watch> Watches { get; private set; } = [];

    public IReadOnlyList<(Receiver Receiver, ReceiverState? State)> Receivers { get; private set; } = [];

    public ImmutableArray<ChannelConfig> Channels => channels.All;

    /// <summary>The channel that tells browsers; null where the operator has described none.</summary>
    public string? PushChannel => channels.All.FirstOrDefault(channel => channel.Kind == "webpush")?.Name;

    /// <summary>What a browser must know to subscribe.</summary>
    public string PushKey => push.PublicKey;

    /// <summary>What the watch that was tried would have brought; null where none was.</summary>
    public IReadOnlyList<TriedStory>? Tried { get; private set; }

    /// <summary>What was wrong with what was sent.</summary>
    public string? Wrong { get; private set; }

    /// <summary>What was typed, and refused.</summary>
    public WatchForm Form { get; private set; } = new() { When = ["new", "version"] };

    /// <summary>A receiver as it was typed, and refused.</summary>
    public ReceiverForm Draft { get; private set; } = new();

    /// <summary>Which form was refused, and stays open: watch, receiver or none.</summary>
    public string? Refused { get; private set; }

    /// <summary>The name of the watch that was tried.</summary>
    public string? TriedName { get; private set; }

    /// <summary>True where a mute was tried: what it would have left out.</summary>
    public bool IsMuteTried { get; private set; }

    /// <summary>What was done just now; null for nothing.</summary>
    public string? Said { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>True of a receiver that there is, whoever owns it.</summary>
    public bool Knows(string receiver) => book.All.Any(known => known.Name == receiver);

    public void OnGet(int? trying = null, string? done = null, int? editing = null, string? receiver = null)
    {
        Load();
        Said = done is null ? null : Done.GetValueOrDefault(done);
        if (trying is { } id && Watches.FirstOrDefault(watch => watch.Id == id) is { } watch) (TriedName, IsMuteTried, Tried) = (watch.Name, watch.IsMute, trial.Run(watch, watch.IsMute ? [] : [.. Watches.Where(other => other.IsMute && other.Owner == watch.Owner && other.Id != id)], DaysTried, HttpContext.RequestAborted));
        if (Watches.FirstOrDefault(known => known.Id == editing) is { } edited) (Form, Refused) = (WatchForm.Of(edited), "watch");
        if (Receivers.Select(known => known.Receiver).FirstOrDefault(known => known.Name == receiver) is { } changed) (Draft, Refused) = (ReceiverForm.Of(changed), "receiver");
    }

    public Task<IActionResult> OnPostAddAsync(WatchForm form, CancellationToken cancellationToken)
    {
        (Form, Refused) = (form, "watch");
        return DoAsync(form.Id is not null ? "changed" : form.Mute ? "mute" : "watch", async () =>
        {
            if (form.Id is not { } id) await watches.AddAsync(store, form.Draft(), User.Identity!.Name!, cancellationToken);
            else if (!await watches.ChangeAsync(store, id, form.Draft(), WatchEndpoints.Reach(HttpContext), cancellationToken)) throw new RefusedException(ExitCode.Failed, "That watch is no longer there.");
        });
    }

    public Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken cancellationToken) => DoAsync("unwatch", () => WatchBook.RemoveAsync(store, id, WatchEndpoints.Reach(HttpContext), cancellationToken));

    public Task<IActionResult> OnPostReceiverAsync(ReceiverForm form, CancellationToken cancellationToken) => DoAsync(form.IsKnown ? "changed" : "receiver", async () =>
    {
        (Draft, Refused) = (form, "receiver");
        var receiver = form.IsKnown
            ? await receivers.EditAsync(form.Draft(), WatchEndpoints.Reach(HttpContext), cancellationToken) ?? throw new RefusedException(ExitCode.Failed, "That receiver is no longer there.")
            : await receivers.AddAsync(form.Draft(), User.Identity!.Name!, cancellationToken);
        if (receiver.NeedsConfirmation) await round.TestAsync(receiver.Name, cancellationToken);
    });

    public Task<IActionResult> OnPostPauseAsync(string name, bool paused, CancellationToken cancellationToken) => DoAsync(paused ? "pause" : "resume", () => receivers.PauseAsync(name, paused, WatchEndpoints.Reach(HttpContext), cancellationToken));

    public Task<IActionResult> OnPostForgetAsync(string name, CancellationToken cancellationToken) => DoAsync("forget", () => receivers.RemoveAsync(name, WatchEndpoints.Reach(HttpContext), cancellationToken));

    public async Task<IActionResult> OnPostTestAsync(string name, CancellationToken cancellationToken)
    {
        var said = "test";
        return await DoAsync(() => said, async () =>
        {
            Load();
            if (!Receivers.Any(known => known.Receiver.Name == name)) return;
            said = await AnsweredAsync(name, await round.TestAsync(name, cancellationToken), cancellationToken) switch { null => "test", true => "taken", false => "failed" };
        });
    }

    /// <summary>Whether the service took a message; null where it has not answered yet.</summary>
    private async Task<bool?> AnsweredAsync(string receiver, string message, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait; waited += Pause)
        {
            await Task.Delay(Pause, time, cancellationToken);
            if (store.WaitingDeliveries().Any(delivery => delivery.Message == message)) continue;
            return store.ReceiverStates().FirstOrDefault(state => state.Receiver == receiver) is not { FailureStreak: > 0 };
        }

        return null;
    }

    private Task<IActionResult> DoAsync(string done, Func<Task> action) => DoAsync(() => done, action);

    private async Task<IActionResult> DoAsync(Func<string> done, Func<Task> action)
    {
        try
        {
            await action();
            return RedirectToPage(new { done = done() });
        }
        catch (RefusedException e)
        {
            Wrong = e.Message;
            Load();
            Response.StatusCode = e.IsUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private void Load()
    {
        var owner = WatchEndpoints.Reach(HttpContext);
        var states = store.ReceiverStates().ToDictionary(state => state.Receiver, StringComparer.Ordinal);
        Watches = [.. store.Watches().Where(watch => owner is null || watch.Owner == owner)];
        Receivers = [.. book.All.Where(receiver => owner is null || receiver.Owner == owner).Select(receiver => (receiver, states.GetValueOrDefault(receiver.Name)))];
    }
}
