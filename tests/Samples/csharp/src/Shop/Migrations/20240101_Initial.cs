using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Migrations;

public partial class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(name: "Country", table: "Orders", nullable: false, defaultValue: "");
        // data: migration-not-null-without-default
        migrationBuilder.AddColumn<int>(name: "Level", table: "Orders", nullable: false);
        // data: migration-loses-data
        migrationBuilder.DropColumn(name: "Note", table: "Orders");
        migrationBuilder.CreateIndex(name: "IX_Orders_Country", table: "Orders", column: "Country");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn(name: "Level", table: "Orders");
        migrationBuilder.DropColumn(name: "Country", table: "Orders");
    }
}
