namespace CallCenter.Web.Switchboard.History;

/// <summary>What a leg is to its call; the words of <c>InteractionLegRow.Role</c> and of <c>legs[].role</c> in the API.</summary>
public static class LegRoles
{
    /// <summary>The outside party whose call it is.</summary>
    public const string Customer = "customer";

    /// <summary>An agent who is offered or has the customer.</summary>
    public const string Agent = "agent";

    /// <summary>A colleague or an outside number that the agent asks, until the customer is handed to it.</summary>
    public const string Consult = "consult";

    /// <summary>An outside number to which the customer is transferred.</summary>
    public const string Outside = "outside";

    /// <summary>A supervisor who listens, whispers or barges. Agents are not told of these legs.</summary>
    public const string Supervisor = "supervisor";
}
