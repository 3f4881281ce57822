namespace Crm.Domain.Customers;

/// <summary>An administrative division of China.</summary>
/// <param name="Code">GB/T 2260: two digits a province, four a city, six a district.</param>
/// <param name="Name">Its own name, for example 市南区; not unique (four 鼓楼区), so nothing is keyed by it.</param>
/// <param name="Line">The whole line down to it, for example 山东省青岛市市南区.</param>
public sealed record Region(string Code, string Name, string Line)
{
    /// <summary>True when service addresses may name it: a district, or a province whose districts the table does not have.</summary>
    public bool IsPlace { get; init; }
}
