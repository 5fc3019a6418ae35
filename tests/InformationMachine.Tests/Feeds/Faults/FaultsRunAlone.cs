namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>Runs alone: what floods, hangs and unfolds here would time other tests out.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class FaultsRunAlone : ICollectionFixture<FaultyWeb>;
