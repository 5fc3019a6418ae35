namespace InformationMachine.Tests.Data.Store.Contract;

public sealed class WordingOnPostgresTests() : WordingContract(new PostgresEngine());
