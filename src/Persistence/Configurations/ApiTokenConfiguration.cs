using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Administration;

namespace Persistence.Configurations;

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiTokenRow>
{
    public void Configure(EntityTypeBuilder<ApiTokenRow> builder)
    {
        builder.ToTable("ApiTokens").HasKey(t => t.Hash);
        builder.Property(t => t.Hash).HasMaxLength(Lengths.Hash);
        builder.Property(t => t.Name).HasMaxLength(Lengths.Name);
        builder.Property(t => t.CreatedBy).HasMaxLength(Lengths.User);
        builder.Property(t => t.Role).HasMaxLength(Lengths.Code);
    }
}
