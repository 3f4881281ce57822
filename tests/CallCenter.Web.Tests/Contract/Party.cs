namespace CallCenter.Web.Tests.Contract;

/// <summary>Everybody who can be on a call of the contract; each has a voice of his own.</summary>
public enum Party
{
    Customer,
    Agent,
    Colleague,
    Outside,
    Supervisor,
}
