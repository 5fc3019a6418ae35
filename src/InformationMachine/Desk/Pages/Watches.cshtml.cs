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

    public DateTimeOffset Now => time.GetUtcNow();

    public void OnGet(int? trying = null)
    {
        Load();
        if (trying is { } id && Watches.FirstOrDefault(watch => watch.Id == id) is { } watch) Tried = trial.Run(watch, [.. Watches.Where(other => other.IsMute && other.Owner == watch.Owner && other.Id != id)], DaysTried, HttpContext.RequestAborted);
    }

    public Task<IActionResult> OnPostAddAsync(WatchForm form, CancellationToken cancellationToken)
    {
        Form = form;
        return DoAsync(() => watches.AddAsync(store, form.Draft(), User.Identity!.Name!, cancellationToken));
    }

    public Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken cancellationToken) => DoAsync(() => WatchBook.RemoveAsync(store, id, WatchEndpoints.Reach(HttpContext), cancellationToken));

    public Task<IActionResult> OnPostReceiverAsync(ReceiverForm form, CancellationToken cancellationToken) => DoAsync(async () =>
    {
        var receiver = await receivers.AddAsync(form.Draft(), User.Identity!.Name!, cancellationToken);
        if (receiver.NeedsConfirmation) await round.TestAsync(receiver.Name, cancellationToken);
    });

    public Task<IActionResult> OnPostPauseAsync(string name, bool paused, CancellationToken cancellationToken) => DoAsync(() => receivers.PauseAsync(name, paused, WatchEndpoints.Reach(HttpContext), cancellationToken));

    public Task<IActionResult> OnPostForgetAsync(string name, CancellationToken cancellationToken) => DoAsync(() => receivers.RemoveAsync(name, WatchEndpoints.Reach(HttpContext), cancellationToken));

    public Task<IActionResult> OnPostTestAsync(string name, CancellationToken cancellationToken) => DoAsync(async () =>
    {
        Load();
        if (Receivers.Any(known => known.Receiver.Name == name)) await round.TestAsync(name, cancellationToken);
    });

    private async Task<IActionResult> DoAsync(Func<Task> action)
    {
        try
        {
            await action();
            return RedirectToPage();
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
