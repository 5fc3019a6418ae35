namespace InformationMachine.Tests.Data.Store.Contract;

public sealed class ChangeFeedOnPostgresTests() : ChangeFeedContract(new PostgresEngine());
