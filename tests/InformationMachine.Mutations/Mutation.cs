namespace InformationMachine.Mutations;

/// <summary>One fault that is put in on purpose.</summary>
/// <param name="Number">What the tests are told by the variable MUTANT.</param>
/// <param name="Where">File and line.</param>
/// <param name="What">The change.</param>
/// <param name="Code">The code as it was.</param>
internal sealed record Mutation(int Number, string Where, string What, string Code);
