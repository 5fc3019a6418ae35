namespace InformationMachine.Data.Briefings;

/// <summary>Something the posts leave open.</summary>
/// <param name="Kind">What makes it open.</param>
/// <param name="Sentence">The post's own words.</param>
/// <param name="Answer">The later statement that settles it, once there is one.</param>
public sealed record OpenQuestion(OpenQuestionKind Kind, Sentence Sentence, Sentence? Answer = null);
