module vientro.example/report

go 1.19
