namespace InformationMachine.Tests.Data.Failures;

/// <summary>Something that must not be.</summary>
/// <param name="Rule">The rule that is broken, one of <see cref="FailureChecker.Rules"/>.</param>
/// <param name="Detail">Where.</param>
internal sealed record Violation(string Rule, string Detail);
