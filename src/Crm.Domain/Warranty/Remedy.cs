namespace Crm.Domain.Warranty;

/// <summary>What a customer may demand for a performance fault.</summary>
[Flags]
public enum Remedy
{
    /// <summary>Nothing free of charge.</summary>
    None = 0,

    /// <summary>包修: free repair.</summary>
    Repair = 1,

    /// <summary>包换: exchange for the same model.</summary>
    Exchange = 2,

    /// <summary>包退: money back.</summary>
    Return = 4,

    /// <summary>备用机: another appliance while it is in repair.</summary>
    Loaner = 8,

    /// <summary>收费维修: repair at the customer's cost.</summary>
    ChargedRepair = 16,
}
