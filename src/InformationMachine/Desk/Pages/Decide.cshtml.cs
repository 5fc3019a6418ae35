using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings.Versions;
using InformationMachine.Configuration;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds;
using InformationMachine.Threads.Decisions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>Where every button and form of the desk decides; answers with a notice.</summary>
[Authorize(nameof(Role.Editor))]
internal sealed class DecideModel(ThreadDecisions decisions, IMachineReader reader, DeskState state, PublishNow now, PostSignal signal, MachineSettings settings) : PageModel
{
    private const string Redo = "redo";

    private string By => User.Identity!.Name!;

    public IActionResult OnGet() => RedirectToPage("/Index");

    public async Task<IActionResult> OnPostAsync(DecisionForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return Answer(StatusCodes.Status400BadRequest, new Notice("That is no decision.", IsWrong: true));
        return form.Kind switch
        {
            "publish" => Publish(form),
            Redo => await RedoAsync(form, cancellationToken),
            "undo" => await UndoAsync(form, cancellationToken),
            _ when Request(form) is { } request => await DecideAsync(request, form, cancellationToken),
            _ => Answer(StatusCodes.Status400BadRequest, new Notice("That is no decision.", IsWrong: true)),
        };
    }

    private async Task<IActionResult> DecideAsync(DecisionRequest request, DecisionForm form, CancellationToken cancellationToken)
    {
        // What the key approves is what the page shows: a version that nobody names was looked at by nobody.
        if (request is { Kind: DecisionKind.Approve, Version: null }) return Answer(StatusCodes.Status400BadRequest, new Notice("Name the version that is approved.", IsWrong: true));
        if (request.Kind == DecisionKind.Rename && Live(request.Thread) is { } named && named.Title == request.Title?.Trim()) return Answer(StatusCodes.Status422UnprocessableEntity, new Notice("That is its headline already.", IsWrong: true));
        var wasShown = Live(request.Thread) is { IsShown: true } || (request.Other is { } joined && Live(joined) is { IsShown: true });
        // A corrected sentence takes effect at once, and takes along what waits.
        var takesAlong = request.Kind is DecisionKind.Correct && Live(request.Thread) is { } before && DecisionBurst.Of(reader, before) is not null;
        var outcome = await decisions.DecideAsync(request, cancellationToken);
        if (outcome.Decision is not { } decision) return Refuse(outcome, form);
        Tell(outcome);
        var isNew = !wasShown && Live(decision.Thread) is { IsShown: true, PostCount: > 1 };
        var also = takesAlong ? " That is done at once, and what was decided before goes with it."
            : Leaves(decision) ? " A note or a corrected sentence that cites nothing else leaves with the next version."
            : decision is { Kind: DecisionKind.Approve, Version: > 0 } && Live(decision.Thread) is { } approved && DecisionBurst.Of(reader, approved) is not null ? $" Version {approved.BriefingVersion + 1}, with what was decided since, is not approved by that."
            : !isNew ? Lost(decision.Thread, wasShown) : Live(decision.Thread) is { BriefingVersion: > 0 } ? " Readers see it from now on." : " Readers see it as soon as its first version is written.";
        var notice = new Notice(DecisionNotice.Of(reader, decision, also)).WithUndo(decision.Id);
        return Answer(StatusCodes.Status200OK, decision is { Kind: DecisionKind.Split or DecisionKind.Move, Other: { } other } ? notice.Leading(Url.Page("/Thread", new { id = other.Value })!, $"Open thread {other}") : notice);
    }

    /// <summary>A button names the decision it takes back; a key means the latest one of whoever presses it, in the place where they are.</summary>
    private async Task<IActionResult> UndoAsync(DecisionForm form, CancellationToken cancellationToken)
    {
        if ((form.Undoes is { } number ? new DecisionId(number) : History(form).Undoable?.Id) is not { } id) return NothingHere(form);
        var wasShown = reader.Decision(id) is { } undone && Live(undone.Thread) is { IsShown: true };
        var outcome = await decisions.DecideAsync(new DecisionRequest { Kind = DecisionKind.Undo, By = By, Undoes = id }, cancellationToken);
        if (outcome.Decision is not { } decision) return Refuse(outcome, form);
        Tell(outcome);
        var notice = new Notice(DecisionNotice.Of(reader, decision) + Lost(decision.Thread, wasShown)).WithRedo(id);
        // The page shows what the other thread was merged into, and goes on showing it.
        var apart = form.Thread > 0 && reader.Decision(id) is { Kind: DecisionKind.Merge, Other: { } other } ? other : (ThreadId?)null;
        return Answer(StatusCodes.Status200OK, apart is { } again ? notice.Leading(Url.Page("/Thread", new { id = again.Value })!, $"Open thread {again}") : notice);
    }

    private async Task<IActionResult> RedoAsync(DecisionForm form, CancellationToken cancellationToken)
    {
        var undone = form.Undoes is { } number ? reader.Decision(new DecisionId(number)) : History(form).Redoable;
        if (undone is null or { Kind: DecisionKind.Undo }) return Answer(StatusCodes.Status200OK, new Notice("There is nothing to redo here."));
        return await DecideAsync(EditorHistory.Again(undone, By), form, cancellationToken);
    }

    private PartialViewResult Publish(DecisionForm form)
    {
        if (Live(new ThreadId(form.Thread)) is not { } thread || DecisionBurst.Of(reader, thread) is null || IsTooSmall(thread)) return Answer(StatusCodes.Status200OK, new Notice("There is nothing to publish: no decision waits for a version."));
        now.Ask(thread.Id);
        signal.Set();
        return Answer(StatusCodes.Status200OK, new Notice($"Version {thread.BriefingVersion + 1} is written now{(thread.IsHidden ? "; readers do not see it while the story is hidden" : "")}."));
    }

    private PartialViewResult NothingHere(DecisionForm form)
    {
        var notice = new Notice(form.Thread > 0 ? "You have nothing to undo in this story." : "You have nothing to undo here.");
        var elsewhere = EditorHistory.Of(reader.DecisionsAfter(0), By, _ => true).Undoable;
        return Answer(StatusCodes.Status200OK, elsewhere is null ? notice : new Notice($"{notice.Text} Your last decision elsewhere: {DecisionNotice.Of(reader, elsewhere)}").WithUndo(elsewhere.Id, "Undo that"));
    }

    /// <summary>What else it means that a decision no longer speaks for a story.</summary>
    private string Lost(ThreadId thread, bool wasShown) => wasShown && Live(thread) is { IsShown: false, PostCount: > 1 } ? " Readers see it no longer, until the machine is surer." : "";

    private EditorHistory History(DecisionForm form)
    {
        var here = form.Here.ToHashSet();
        return EditorHistory.Of(reader.DecisionsAfter(0), By, form.Thread > 0 ? decision => decision.Touched.Any(id => id.Value == form.Thread || Live(id)?.Id.Value == form.Thread) : decision => here.Contains(decision.Id.Value));
    }

    /// <summary>True where what an editor said of the story cited only posts that have gone from it.</summary>
    private bool Leaves(Decision decision) => decision.Kind is DecisionKind.Move or DecisionKind.Split && decision.Moves.Select(move => move.Post).ToHashSet() is var gone
        && StandingRemarks.Read(reader).Where(remarks => decision.Moves.Any(move => move.From == remarks.Key)).SelectMany(remarks => remarks).Any(remark => remark.Posts.Length > 0 && remark.Posts.All(gone.Contains));

    /// <summary>Of so few posts no version is written, whatever waits for one.</summary>
    private bool IsTooSmall(StoryThread thread) => thread.BriefingVersion == 0 && thread.PostCount < settings.Briefings.MinimumPosts;

    private StoryThread? Live(ThreadId id) => Forwarding.Survivor(reader, id);

    private PartialViewResult Refuse(DecisionOutcome outcome, DecisionForm form)
    {
        // What was told has been seen, and nothing else: the same form sent again is decided with that knowledge.
        if (outcome.Conflict is { } conflict) Response.Headers["Desk-Seen"] = string.Join(',', new[] { form.Thread, form.Other ?? 0 }.Where(id => reader.Thread(new ThreadId(id))?.LastDecision == conflict.Id.Value).Select(id => $"{id}:{conflict.Id.Value}"));
        if (outcome.IsQuestion) Response.Headers["Desk-Asks"] = "sure";
        return Answer(outcome.Conflict is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict, new Notice(outcome.Refusal!, IsWrong: true));
    }

    /// <summary>Tells the page what it has decided, and how far it has seen each thread now, so that an editor's next decision does not conflict with their last.</summary>
    private void Tell(DecisionOutcome outcome)
    {
        state.Refresh();
        var decision = outcome.Decision!.Id.Value;
        Response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new { decided = new { decision, isUndo = outcome.Decision.Kind == DecisionKind.Undo, steps = outcome.Steps.Select(step => new[] { step.Thread.Value, step.Before, decision }) } });
    }

    private PartialViewResult Answer(int status, Notice notice)
    {
        Response.StatusCode = status;
        return Partial("_Notice", notice);
    }

    private new DecisionRequest? Request(DecisionForm form)
    {
        if (!DecisionKindNames.TryParse(form.Kind, out var kind)) return null;
        var posts = form.Posts.Select(text => PostId.TryParse(text, out var id) ? id : (PostId?)null).ToList();
        if (posts.Contains(null)) return null;
        return new DecisionRequest
        {
            Kind = kind,
            By = By,
            Why = form.Why,
            Thread = new ThreadId(form.Thread),
            Other = form.Other is { } other ? new ThreadId(other) : null,
            Posts = [.. posts.OfType<PostId>()],
            Title = form.Title,
            Text = form.Text,
            Replaces = form.Replaces,
            Version = form.Version,
            IsOn = form.On,
            IsSure = form.Sure,
            Seen = Seen(form.Seen).Where(seen => seen.Key.Value == form.Thread || seen.Key.Value == form.Other).ToImmutableDictionary(),
        };
    }

    private static ImmutableDictionary<ThreadId, int> Seen(IEnumerable<string> seen)
    {
        var known = ImmutableDictionary.CreateBuilder<ThreadId, int>();
        foreach (var parts in seen.SelectMany(text => text.Split(',')).Select(text => text.Split(':')).Where(parts => parts.Length == 2))
        {
            if (ThreadId.TryParse(parts[0], out var thread) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var decision)) known[thread] = decision;
        }

        return known.ToImmutable();
    }
}
