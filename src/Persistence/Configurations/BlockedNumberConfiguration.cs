using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class BlockedNumberConfiguration : IEntityTypeConfiguration<BlockedNumberRow>
{
    public void Configure(EntityTypeBuilder<BlockedNumberRow> builder)
    {
        builder.ToTable("BlockedNumbers").HasKey(b => b.Number);
        builder.Property(b => b.Number).HasMaxLength(Lengths.Phone);
        builder.Property(b => b.Reason).HasMaxLength(Lengths.Line);
        builder.Property(b => b.By).HasMaxLength(Lengths.User);
        builder.Property(b => b.Version).IsConcurrencyToken();
    }
}
