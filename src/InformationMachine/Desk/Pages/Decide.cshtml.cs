using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Accounts;
using InformationMachine.Threads.Decisions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>Where every button and form of the desk decides; answers with a notice.</summary>
[Authorize(nameof(Role.Editor))]
internal sealed class DecideModel(ThreadDecisions decisions, IMachineReader reader, DeskState state) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Index");

    public async Task<IActionResult> OnPostAsync(DecisionForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Request(form) is not { } request) return Notice(StatusCodes.Status400BadRequest, new Notice("That is no decision.", null, IsWrong: true));
        var outcome = await decisions.DecideAsync(request, cancellationToken);
        if (outcome.Decision is not { } decision)
        {
            var status = outcome.Conflict is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
            return Notice(status, new Notice(outcome.Refusal!, null, IsWrong: true));
        }

        state.Refresh();
        Response.Headers["HX-Trigger"] = Decided(decision, outcome.Steps);
        return Notice(StatusCodes.Status200OK, new Notice(DecisionNotice.Of(reader, decision), decision.Kind == DecisionKind.Undo ? null : decision.Id, IsWrong: false));
    }

    /// <summary>Tells the page how far it has seen each thread now, so that an editor's next decision does not conflict with their last.</summary>
    private static string Decided(Decision decision, IEnumerable<(ThreadId Thread, int Before)> steps) =>
        JsonSerializer.Serialize(new { decided = new { steps = steps.Select(step => new[] { step.Thread.Value, step.Before, decision.Id.Value }) } });

    private PartialViewResult Notice(int status, Notice notice)
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
            By = User.Identity!.Name!,
            Why = form.Why,
            Thread = new ThreadId(form.Thread),
            Other = form.Other is { } other ? new ThreadId(other) : null,
            Posts = [.. posts.OfType<PostId>()],
            Title = form.Title,
            Text = form.Text,
            Replaces = form.Replaces,
            Version = form.Version,
            IsOn = form.On,
            Undoes = form.Undoes is { } undoes ? new DecisionId(undoes) : kind == DecisionKind.Undo ? Latest() : null,
            Seen = Seen(form.Seen).Where(seen => seen.Key.Value == form.Thread || seen.Key.Value == form.Other).ToImmutableDictionary(),
        };
    }

    /// <summary>The latest decision of whoever asks that still counts.</summary>
    private DecisionId? Latest() => DecisionLog.Read(reader).Standing.LastOrDefault(decision => decision.By == User.Identity!.Name)?.Id;

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
