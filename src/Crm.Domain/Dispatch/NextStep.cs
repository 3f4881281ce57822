namespace Crm.Domain.Dispatch;

/// <summary>What follows a visit that did not finish the work.</summary>
public enum NextStep
{
    /// <summary>待件: the ticket waits for a part.</summary>
    WaitForPart,

    /// <summary>待用户: the ticket waits for the customer.</summary>
    WaitForCustomer,

    /// <summary>送修: the unit goes to the workshop.</summary>
    Workshop,

    /// <summary>另约上门: another window is agreed.</summary>
    NewVisit,
}
