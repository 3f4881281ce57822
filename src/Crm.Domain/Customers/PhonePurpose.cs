namespace Crm.Domain.Customers;

/// <summary>What a customer uses a number for.</summary>
public enum PhonePurpose
{
    /// <summary>Not said.</summary>
    Other,

    /// <summary>Own mobile.</summary>
    Personal,

    /// <summary>At home.</summary>
    Home,

    /// <summary>At work.</summary>
    Work,

    /// <summary>Of a relative or neighbour who calls on the customer's behalf.</summary>
    Relative,
}
