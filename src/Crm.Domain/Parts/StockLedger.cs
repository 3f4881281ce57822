namespace Crm.Domain.Parts;

/// <summary>Stock as the sum of its movements (reference §5.4, 12): nothing else says how much there is.</summary>
public sealed record StockLedger
{
    private readonly ImmutableDictionary<(StockPlace Place, string PartNo), long> _stock = ImmutableDictionary<(StockPlace, string), long>.Empty;
    private readonly ImmutableDictionary<(string PartNo, string Serial), StockPlace> _serials = ImmutableDictionary<(string, string), StockPlace>.Empty;

    private StockLedger() { }

    private StockLedger(ImmutableDictionary<(StockPlace, string), long> stock, ImmutableDictionary<(string, string), StockPlace> serials) => (_stock, _serials) = (stock, serials);

    /// <summary>Before the first movement.</summary>
    public static StockLedger Empty { get; } = new();

    /// <summary>How much of a part lies at a place.</summary>
    public long At(StockPlace place, string partNo) => _stock.GetValueOrDefault((place, partNo));

    /// <summary>Everything that lies anywhere.</summary>
    public IEnumerable<(StockPlace Place, string PartNo, long Quantity)> All => _stock.Select(s => (s.Key.Place, s.Key.PartNo, s.Value));

    /// <summary>Where a serialised part is, or null: outside.</summary>
    public StockPlace? WhereIs(string partNo, string serial) => _serials.TryGetValue((partNo, serial), out var place) ? place : null;

    /// <summary>How many pieces of a part at a place have a serial: they move by name only.</summary>
    public long Serialised(StockPlace place, string partNo) => _serials.Count(s => s.Key.PartNo == partNo && s.Value == place);

    /// <summary>The ledger after one movement that <see cref="StockRules"/> accepted.</summary>
    public StockLedger After(StockMovement movement)
    {
        ArgumentNullException.ThrowIfNull(movement);
        var stock = _stock;
        if (movement.From is { } from) stock = Add(stock, (from, movement.PartNo), -movement.Quantity);
        if (movement.To is { } to) stock = Add(stock, (to, movement.PartNo), movement.Quantity);
        if (movement.Serial is not { } serial) return new StockLedger(stock, _serials);
        var key = (movement.PartNo, serial);
        return new StockLedger(stock, movement.To is { } now ? _serials.SetItem(key, now) : _serials.Remove(key));
    }

    private static ImmutableDictionary<(StockPlace, string), long> Add(ImmutableDictionary<(StockPlace, string), long> stock, (StockPlace, string) key, long quantity)
    {
        var left = stock.GetValueOrDefault(key) + quantity;
        return left == 0 ? stock.Remove(key) : stock.SetItem(key, left);
    }
}
