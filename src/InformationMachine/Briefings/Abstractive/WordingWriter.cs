using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>Lets a model word a version, section by section. What it says of a section never reaches another one's question.</summary>
internal sealed class WordingWriter(ModelAccess access, ModelOptions options, ModelFigures figures, TimeProvider time)
{
    /// <summary>The most posts for one section: those its own sentences cite come first, then the newest.</summary>
    private const int MostPosts = 16;

    /// <summary>In tokens: what a second question says of each sentence that was refused.</summary>
    private const int RemarkTokens = 150;

    private readonly DraftCheck _check = new(SentenceCheck.Shipped);

    /// <summary>Words it.</summary>
    /// <param name="briefing">The version.</param>
    /// <param name="posts">Its posts as it cites them.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="ModelException">The model cannot be asked now; nothing is lost, what it has answered is kept.</exception>
    public async Task<ModelWording> WriteAsync(Briefing briefing, IReadOnlyList<Post> posts, CancellationToken cancellationToken)
    {
        if (briefing.Sections.Sentences().Any(sentence => sentence.EditedBy is not null && !briefing.Sections.Notes.Contains(sentence))) return Wording(briefing) with { Skipped = "an editor has corrected a sentence of this version" };
        var numbers = briefing.Sources.ToDictionary(source => source.Post, source => source.Number);
        var given = posts.Where(post => numbers.ContainsKey(post.Id)).Select(post => new GivenPost(numbers[post.Id], post, briefing.Language)).ToList();
        if (given.Count == 0) return Wording(briefing) with { Skipped = "its posts are no longer here" };
        var overruled = new Overruled([.. posts.OrderBy(post => post.PublishedAt)]);
        var budget = new BriefingBudget(options);
        var writer = new SectionWording((question, token) => access.AskAsync(question, budget, token), _check);
        var outcomes = new List<SectionOutcome>();
        foreach (var part in WordedPart.All) outcomes.Add(await WriteAsync(writer, part, briefing, given, overruled, cancellationToken));
        Count(outcomes);
        return Wording(briefing) with
        {
            Sections = [.. outcomes.Select(outcome => outcome.Section)],
            Refused = [.. outcomes.SelectMany(outcome => outcome.Refused)],
            Requests = budget.Answers,
            InputTokens = budget.InputTokens,
            OutputTokens = budget.OutputTokens,
        };
    }

    private ModelWording Wording(Briefing briefing) => new()
    {
        Thread = briefing.Thread,
        Version = briefing.Version,
        Model = options.Name,
        PromptVersion = SectionPrompt.Version,
        Options = options.Describe(),
        WrittenAt = time.GetUtcNow(),
    };

    private async Task<SectionOutcome> WriteAsync(SectionWording writer, WordedPart part, Briefing briefing, List<GivenPost> given, Overruled overruled, CancellationToken cancellationToken)
    {
        var chosen = SectionList.All.First(section => section.Name == part.Name).Sentences(briefing.Sections).DistinctBy(sentence => sentence.Text, StringComparer.Ordinal).ToList();
        if (chosen.Count == 0 && part.NeedsExtract) return SectionOutcome.Extract(part.Name, "nothing");
        try
        {
            if (Fitting(part, chosen, briefing, given, overruled) is not { } posts) return SectionOutcome.Extract(part.Name, "context");
            return await writer.WriteAsync(part, posts, chosen, briefing.Language, cancellationToken);
        }
        catch (ModelException e) when (!e.IsPassing)
        {
            return SectionOutcome.Extract(part.Name, Reason(e.Fault));
        }
    }

    /// <summary>As many posts as the context takes; null where it takes none. The room of a second question is kept free.</summary>
    private GivenPosts? Fitting(WordedPart part, List<Sentence> chosen, Briefing briefing, List<GivenPost> given, Overruled overruled)
    {
        var own = chosen.SelectMany(sentence => sentence.Citations).Distinct();
        var first = briefing.Sections.What.SelectMany(sentence => sentence.Citations);
        List<int> order = [.. own.Concat(first).Concat(given.OrderByDescending(post => post.Post.PublishedAt).Select(post => post.Number)).Distinct().Take(MostPosts)];
        var all = new GivenPosts(given, overruled);
        for (var count = order.Count; count > 0; count -= Math.Max(1, count / 4))
        {
            var posts = all.First(order, count);
            if (posts.Count == 0) return null;
            var kept = chosen.Where(sentence => sentence.Citations.Any(number => posts.Of([number]).Count > 0)).ToList();
            var question = SectionPrompt.Ask(part, posts, kept, briefing.Language, []);
            if (question.MostTokens + (2 * options.MaximumAnswer) + (part.Most * RemarkTokens) <= options.Context) return posts;
        }

        return null;
    }

    private void Count(List<SectionOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            figures.Add("im_model_sections", "by", outcome.Section.Reason ?? "model");
            foreach (var refused in outcome.Refused) figures.Add("im_model_refused_sentences", "reason", refused.Reason);
            figures.Add("im_model_published_sentences", "by", "model", outcome.Section.Sentences.Count(sentence => !sentence.IsExtract));
            figures.Add("im_model_published_sentences", "by", "posts", outcome.Section.Sentences.Count(sentence => sentence.IsExtract));
        }
    }

    private static string Reason(ModelFault fault) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(fault.ToString());
}
