namespace InformationMachine.Tests.Data.Store.Contract;

public sealed class DeliveryOnLiteDbTests() : DeliveryContract(new LiteDbEngine());
