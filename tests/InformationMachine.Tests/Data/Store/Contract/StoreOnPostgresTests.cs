namespace InformationMachine.Tests.Data.Store.Contract;

public sealed class StoreOnPostgresTests() : StoreContract(new PostgresEngine());
