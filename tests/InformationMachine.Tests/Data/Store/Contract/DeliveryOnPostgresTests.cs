namespace InformationMachine.Tests.Data.Store.Contract;

public sealed class DeliveryOnPostgresTests() : DeliveryContract(new PostgresEngine());
