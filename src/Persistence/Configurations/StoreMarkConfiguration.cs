using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Administration;

namespace Persistence.Configurations;

internal sealed class StoreMarkConfiguration : IEntityTypeConfiguration<StoreMarkRow>
{
    public void Configure(EntityTypeBuilder<StoreMarkRow> builder)
    {
        builder.ToTable("StoreMarks").HasKey(m => m.Key);
        builder.Property(m => m.Key).HasMaxLength(Lengths.Code);
        builder.Property(m => m.Value).HasMaxLength(Lengths.Line);
    }
}
